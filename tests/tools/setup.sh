# shellcheck shell=bash
# Set-up, sourced by ./dev: finds or installs what a command needs, and says so in one plain line each.
# Nothing here builds or tests the widgets. Uses TOOLS, LOGS, ROOT, WASM and the *_VERSION pins of ./dev, and leaves there:
# DEBIAN_BIN, STD_SOURCE and the *_BIN of the browsers and their drivers.
# shellcheck disable=SC2034

say() { printf '   %s\n' "$*"; }

fail() {
  printf '\n!! %s\n' "$*" >&2
  exit 1
}

duration() {
  if (($1 < 60)); then echo "$1 s"; else echo "$(($1 / 60)) min $(($1 % 60)) s"; fi
}

# long "What is done" command...   Runs quietly, with a line of progress every 20 seconds; on failure shows the log's end.
long() {
  local what=$1 start=$SECONDS next=20 status=0 log pid
  shift
  log=$LOGS/$(tr -cs '[:alnum:]\n' '-' <<<"$what")-$$.log
  printf '   %s ...\n' "$what"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  # shellcheck disable=SC2064 # the process of now is meant
  trap "kill $pid 2>/dev/null; exit 130" INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.5
    ((SECONDS - start < next)) && continue
    next=$((next + 20))
    printf '     %s: %s\n' "$(duration $((SECONDS - start)))" "$(tail -n 1 "$log" | tr '\r' '\n' | tail -n 1 | cut -c 1-90)"
  done
  wait "$pid" || status=$?
  trap - INT TERM
  if ((status)); then
    tail -n 40 "$log" >&2
    printf '!! %s: failed after %s. The whole log: %s\n' "$what" "$(duration $((SECONDS - start)))" "$log" >&2
  else
    rm -f "$log"
    ((SECONDS - start < 5)) || printf '     done in %s\n' "$(duration $((SECONDS - start)))"
  fi
  return "$status"
}

# --- Debian packages --------------------------------------------------------------------------------------------------

# Fails, without a word, where there is no apt-get or no right to use it.
apt_install() {
  local -a as_root=()
  command -v apt-get >/dev/null || return 1
  if ((EUID)); then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  local -a install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
  apt-get install --simulate "$@" >/dev/null 2>&1 ||
    long "Refreshing the list of Debian packages" "${as_root[@]}" apt-get update || return 1
  long "Installing Debian packages: $*" "${install[@]}"
}

# need "What it is" "command names" "Debian packages"   Leaves the first command's path in REPLY.
need() {
  local name
  for name in $2; do
    REPLY=$(command -v "$name") && return
  done
  # shellcheck disable=SC2086 # several packages
  if apt_install $3; then
    hash -r
    for name in $2; do
      REPLY=$(command -v "$name") && return
    done
  fi
  fail "$1 is missing. Please install it (on Debian or Ubuntu: apt-get install $3), then run this again."
}

# --- Rust for WebAssembly ---------------------------------------------------------------------------------------------

has_wasm_std() { [[ -d $(rustc --print sysroot)/lib/rustlib/$WASM/lib ]]; }

# Chooses the compiler: DEBIAN_BIN stays empty where the ordinary Rust has the WebAssembly standard library or rustup can
# fetch it, and otherwise names a folder with Debian's. STD_SOURCE says whether that library's source is there.
setup_rust() {
  local choice=${ACTIVITY_WIDGETS_TOOLCHAIN:-}
  DEBIAN_BIN='' STD_SOURCE=no
  cd "$ROOT" || exit
  need "A C compiler and linker" "cc" "gcc libc6-dev"
  command -v cargo >/dev/null || apt_install cargo-web rustc-web ||
    fail "Rust is missing. Please install it with rustup (see rust-lang.org), then run this again."
  if [[ $choice == debian ]]; then
    debian_wasm
  elif ! has_wasm_std; then
    # What is there already comes before what has to be fetched.
    if [[ $choice != rustup ]] && debian_has_all; then debian_wasm; else rustup_wasm || debian_wasm; fi
  fi
  if std_source; then STD_SOURCE=yes; fi
}

rustup_wasm() {
  command -v rustup >/dev/null || return 1
  long "Adding the target $WASM with rustup" timeout 120 rustup target add "$WASM" && has_wasm_std && return
  say "rustup cannot add it here; trying Debian's packages."
  return 1
}

DEBIAN_RUST=(rustc-web cargo-web rust-web-src lld-22)

debian_has_all() {
  local package
  for package in "${DEBIAN_RUST[@]}"; do
    dpkg -s "$package" 2>/dev/null | grep -q '^Status: install ok' || return 1
  done
}

debian_wasm() {
  debian_has_all || apt_install "${DEBIAN_RUST[@]}" || fail "Rust for WebAssembly is missing. Either of these gives it:
   rustup target add $WASM
   apt-get install ${DEBIAN_RUST[*]}    (on Debian, as root)"
  # Only these commands are put before the others on PATH, nothing else of the system's.
  DEBIAN_BIN=$TOOLS/debian-rust
  mkdir -p "$DEBIAN_BIN"
  dpkg -L rustc-web cargo-web rust-web-clippy 2>/dev/null | grep '/bin/' | grep -v '/share/' |
    xargs -I {} ln -sf {} "$DEBIAN_BIN/" || true
  # The linker goes by the name under which rustc looks for it.
  ln -sf "$(dpkg -L lld-22 | grep '/bin/lld$')" "$DEBIAN_BIN/rust-lld"
}

# The source of the standard library lets a release leave out all panic messages; see release_env in ./dev.
# Where rustup could not fetch it, that is tried again a day later, not every time.
std_source() {
  local rustc=${DEBIAN_BIN:+$DEBIAN_BIN/}rustc source tried=$TOOLS/rust-src-not-to-be-had
  RUSTC_BOOTSTRAP=1 "$rustc" -Z unstable-options -C panic=immediate-abort --print cfg >/dev/null 2>&1 || return 1
  source=$("$rustc" --print sysroot)/lib/rustlib/src/rust/library/std
  [[ -d $source ]] && return
  [[ -z $DEBIAN_BIN ]] && command -v rustup >/dev/null && [[ -z $(find "$tried" -mtime -1 2>/dev/null) ]] &&
    long "Adding the standard library's source with rustup" timeout 120 rustup component add rust-src &&
    [[ -d $source ]] && return
  touch "$tried"
  say "Without the standard library's source (rust-src) a release comes out about an eighth larger."
  return 1
}

# --- Tools ------------------------------------------------------------------------------------------------------------

# cargo_tool "crate" "command" "version" [cargo's options]
cargo_tool() {
  local crate=$1 tool=$2 version=$3 found
  shift 3
  found=$("$tool" --version 2>/dev/null | head -n 1) || true
  [[ " $found " == *" $version "* ]] && return
  (cd / && long "Compiling $crate $version (minutes, once)" \
    cargo install --root "$TOOLS/cargo" "$crate" --version "$version" "$@")
}

# npm_tool "package" "version" ["its name at the registry", to keep several versions side by side]
npm_tool() {
  local package=$1 version=$2
  grep -qs "\"version\": \"$version\"" "$TOOLS/npm/node_modules/$package/package.json" && return
  need "Node.js" "npm" "nodejs npm"
  mkdir -p "$TOOLS/npm"
  long "Fetching $package $version" npm install --prefix "$TOOLS/npm" --ignore-scripts --no-audit --no-fund \
    "$package@${3:+npm:$3@}$version"
}

setup_bindgen() {
  local version
  version=$(grep -A 1 '^name = "wasm-bindgen"$' "$ROOT/Cargo.lock" | sed -n 's/^version = "\(.*\)"$/\1/p')
  [[ $version ]] || fail "Cargo.lock does not name wasm-bindgen."
  # Not --locked: the lock file it ships cannot be had from every registry mirror.
  cargo_tool wasm-bindgen-cli wasm-bindgen "$version"
}

setup_wasm() {
  setup_rust
  setup_bindgen
}

setup_trunk() {
  need "Node.js" "node" "nodejs npm"
  npm_tool binaryen "$BINARYEN_VERSION"
  npm_tool terser "$TERSER_VERSION"
  # --locked: newer versions of its dependencies do not compile.
  cargo_tool trunk trunk "$TRUNK_VERSION" --locked
}

# --- What the tests need ----------------------------------------------------------------------------------------------

# rust_component "rustup's name" "cargo's subcommand" "Debian package"
rust_component() {
  cargo "$2" --version >/dev/null 2>&1 && return
  command -v rustup >/dev/null && long "Adding $1 with rustup" timeout 300 rustup component add "$1" && return
  apt_install "$3" && cargo "$2" --version >/dev/null 2>&1 && return
  fail "$1 is missing. Please install it: rustup component add $1 (or on Debian: apt-get install $3)."
}

setup_clippy() {
  rust_component clippy clippy rust-web-clippy
  [[ -z $DEBIAN_BIN || -x $DEBIAN_BIN/cargo-clippy ]] && return
  apt_install rust-web-clippy || fail "clippy is missing. Please install it: apt-get install rust-web-clippy."
  debian_wasm
}

setup_chromium_and_firefox() {
  need "Chromium" "chromium chromium-browser google-chrome" "chromium"; CHROMIUM_BIN=$REPLY
  need "ChromeDriver" "chromedriver" "chromium-driver"; CHROMEDRIVER_BIN=$REPLY
  need "Firefox" "firefox-esr firefox" "firefox-esr"; FIREFOX_BIN=$REPLY
  cargo_tool geckodriver geckodriver "$GECKODRIVER_VERSION"
  GECKODRIVER_BIN=$(command -v geckodriver)
}

setup_webkit() {
  need "WebKitGTK's driver" "WebKitWebDriver" "webkit2gtk-driver"; WEBKIT_DRIVER_BIN=$REPLY
  need "xvfb-run" "xvfb-run" "xvfb xauth"
  need "xauth, which xvfb-run uses," "xauth" "xauth"
  MINIBROWSER_BIN=$(command -v MiniBrowser) || MINIBROWSER_BIN=$(find /usr/lib* -name MiniBrowser -type f -print -quit)
  [[ $MINIBROWSER_BIN ]] || fail "WebKitGTK's MiniBrowser is missing (on Debian: apt-get install libwebkit2gtk-4.1-0)."
}

# What of which Debian packages the stories run without installing it: a web server from here starts no service.
declare -A DEBIAN_FILES=(
  [wordpress]="/usr/share/wordpress/wp-includes/kses.php /usr/share/wordpress/wp-includes/embed.php
    /usr/share/wordpress/wp-includes/js/wp-embed.js"
  [php-htmlpurifier]=/usr/share/php
  [nginx]=/usr/sbin/nginx
  [libnginx-mod-http-brotli-static]=/usr/lib/nginx/modules
  [apache2-bin]=/usr
  [libapr1]=/usr/lib
  [libaprutil1]=/usr/lib
)

# Puts them into the tools folder, each package at once or not at all.
debian_files() {
  local new=$TOOLS/debian/new package path
  local -a wanted=() paths=()
  for package in "${!DEBIAN_FILES[@]}"; do
    for path in ${DEBIAN_FILES[$package]}; do
      [[ -e $TOOLS/debian/$package$path ]] || { wanted+=("$package"); break; }
    done
  done
  ((${#wanted[@]})) || return 0
  command -v apt-get >/dev/null && rm -rf "$new" && mkdir -p "$new" && cd "$new" || return
  # apt-get steps down to another user for downloads, who may not write here.
  long "Fetching from Debian: ${wanted[*]}" apt-get -o APT::Sandbox::User=root download "${wanted[@]}" || return
  for package in "${wanted[@]}"; do
    read -r -d '' -a paths <<<"${DEBIAN_FILES[$package]}" || true
    mkdir "$package"
    dpkg-deb --fsys-tarfile "$package"_*.deb | tar -x -C "$package" "${paths[@]/#/.}" || return
    [[ $package != php-htmlpurifier ]] || purifier_for_php_8 "$package" || return
    rm -rf "${TOOLS:?}/debian/$package"
    mv "$package" "$TOOLS/debian/"
  done
  rm -r "$new"
}

# What course pages and their sites are made with.
setup_hosts() {
  npm_tool tinymce5 "$TINYMCE5_VERSION" tinymce
  npm_tool tinymce6 "$TINYMCE6_VERSION" tinymce
  npm_tool tinymce8 "$TINYMCE8_VERSION" tinymce
  npm_tool iframe-resizer "$IFRAME_RESIZER_VERSION"
  npm_tool @open-iframe-resizer/core "$OPEN_IFRAME_RESIZER_VERSION"
  npm_tool bootstrap4 "$BOOTSTRAP4_VERSION" bootstrap
  npm_tool bootstrap5 "$BOOTSTRAP5_VERSION" bootstrap
  npm_tool esbuild "$ESBUILD_VERSION"
  npm_tool rollup "$ROLLUP_VERSION"
  npm_tool webpack "$WEBPACK_VERSION"
  command -v php >/dev/null || apt_install php-cli || say "Without PHP some stories are skipped; each says so."
  (debian_files) || say "Without those files from Debian some stories are skipped; each says so."
}

# Debian 12 has a version whose $text{0} PHP 8 no longer reads.
purifier_for_php_8() {
  sed -Ei 's/(\]|\$[a-z]+)\{(\$?[a-z0-9]+)\}/\1[\2]/g' \
    "$1"/usr/share/php/HTMLPurifier/{Encoder,ChildDef/Custom,TagTransform/Font}.php
}

# setup_for_tests STEP   or "all"
setup_for_tests() {
  setup_rust
  [[ $1 =~ ^(all|fmt)$ ]] && rust_component rustfmt fmt rustfmt-web
  [[ $1 =~ ^(all|clippy)$ ]] && setup_clippy
  [[ $1 =~ ^(all|wasm|size|browsers)$ ]] && setup_bindgen
  [[ $1 =~ ^(all|size|browsers)$ ]] && setup_trunk
  [[ $1 =~ ^(all|wasm|browsers)$ ]] && setup_chromium_and_firefox
  [[ $1 =~ ^(all|browsers)$ ]] && setup_webkit && npm_tool axe-core "$AXE_VERSION" && setup_hosts
  return 0
}
