// Makes each iframe page discoverable by oEmbed (https://oembed.com/): writes PAGE.oembed.json beside it and names that in the
// page's head. Both need the address at which the folder will stand, since consumers take no relative one.
// Use: node oembed.mjs FOLDER https://widgets.example/v1/
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, address] = process.argv.slice(2);
const PAGES = { "word-picker": 900, "activity-timer": 260, "power-sorter": 900 };
const escape = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

let site;
try {
  site = new URL(address.endsWith("/") ? address : `${address}/`);
} catch {
  site = { protocol: "" };
}
if (!/^https?:$/.test(site.protocol) || site.search || site.hash) {
  console.error(`'${address}' is no address of a folder: write one such as https://widgets.example/v1/`);
  process.exit(2);
}

for (const [name, height] of Object.entries(PAGES)) {
  const path = join(folder, `${name}.html`);
  const page = readFileSync(path, "utf8");
  const title = /<title>([^<]*)<\/title>/.exec(page)[1];
  const src = new URL(`${name}.html`, site).href;
  const html = `<iframe src="${escape(src)}" title="${title}" width="100%" height="${height}" allow="clipboard-write" loading="lazy"></iframe>`;
  const answer = { version: "1.0", type: "rich", title, provider_name: "Activity widgets", provider_url: site.href, html, width: 680, height };
  const file = `${name}.oembed.json`;
  writeFileSync(join(folder, file), `${JSON.stringify(answer, null, 2)}\n`);
  const link = `<link rel="alternate" type="application/json+oembed" href="${escape(new URL(file, site).href)}" title="${title}">`;
  const cleaned = page.replace(/ *<link rel="alternate" type="application\/json\+oembed"[^>]*>\n/, "");
  writeFileSync(path, cleaned.replace("</head>", `  ${link}\n</head>`));
}
console.log(`   The pages can be found by oEmbed under ${site.href}`);
