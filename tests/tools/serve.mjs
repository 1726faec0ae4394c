// Serves a built folder on the loopback address.
// A port that is taken is passed over for the next. Use: node serve.mjs FOLDER PORT
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
};

const folder = resolve(process.argv[2] ?? "dist");
let port = Number(process.argv[3] ?? 8080);

function find(url) {
  let path;
  try {
    path = normalize(join(folder, decodeURIComponent(new URL(url, "http://localhost").pathname)));
  } catch {
    return null;
  }
  if (path !== folder && !path.startsWith(folder + sep)) return null;
  if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
  return existsSync(path) && statSync(path).isFile() ? path : null;
}

const server = createServer((request, response) => {
  const path = find(request.url);
  if (!path) {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    return;
  }
  const type = types[extname(path)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "cache-control": "no-cache" });
  if (request.method === "HEAD") response.end();
  else createReadStream(path).pipe(response);
});

server.on("error", (error) => {
  if (error.code !== "EADDRINUSE" || port >= 65535) throw error;
  server.listen(++port, "127.0.0.1");
});
server.on("listening", () => console.log(`\n   The course page is at http://127.0.0.1:${port}/ (Ctrl-C stops it)`));
server.listen(port, "127.0.0.1");
