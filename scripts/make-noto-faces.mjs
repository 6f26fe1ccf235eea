/**
 * Makes the Noto faces of lib/print/fonts/noto: for each script one file of pieces, as the packages cut them, each a
 * TrueType font packed with Brotli, and faces.json with the letters of each piece. An invoice opens the few pieces that its
 * names need. The packages are fetched when this runs: with all weights they are 200 MB, of which these files hold 5 %.
 * `node scripts/make-noto-faces.mjs && npm run format`. fontkit comes with pdfkit.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, inflateSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(join(root, "package.json"));
const fontkit = require("fontkit");

const VERSION = "5.3.0";
const TARGET = join(root, "lib/print/fonts/noto");
/** What of a package is taken: all pieces of a CJK one, else the piece of its script. */
const FACES = {
  jp: { name: "noto-sans-jp", piece: /-jp-\d+-400-normal\.woff$/ },
  sc: { name: "noto-sans-sc", piece: /-sc-\d+-400-normal\.woff$/ },
  kr: { name: "noto-sans-kr", piece: /-kr-\d+-400-normal\.woff$/ },
  arabic: { name: "noto-sans-arabic", piece: /-arabic-arabic-400-normal\.woff$/ },
  hebrew: { name: "noto-sans-hebrew", piece: /-hebrew-hebrew-400-normal\.woff$/ },
  thai: { name: "noto-sans-thai", piece: /-thai-thai-400-normal\.woff$/ },
  devanagari: { name: "noto-sans-devanagari", piece: /-devanagari-devanagari-400-normal\.woff$/ },
};
/** For the screen, or for text that runs down the page. */
const NOT_PRINTED = new Set(["gasp", "STAT", "vhea", "vmtx", "DSIG", "fpgm", "prep", "cvt "]);

mkdirSync(TARGET, { recursive: true });
const packages = install(Object.values(FACES).map(({ name }) => name));
const index = {};
for (const [face, { name, piece }] of Object.entries(FACES)) {
  const folder = join(packages, name);
  const files = readdirSync(join(folder, "files")).filter((file) => piece.test(file));
  const numbered = new Intl.Collator("en", { numeric: true });
  index[face] = pack(
    face,
    files.sort(numbered.compare).map((file) => readFileSync(join(folder, "files", file))),
  );
}
writeFileSync(join(TARGET, "faces.json"), JSON.stringify(index));
copyFileSync(join(packages, FACES.jp.name, "LICENSE"), join(TARGET, "LICENSE"));

function install(names) {
  const folder = mkdtempSync(join(tmpdir(), "noto-"));
  const wanted = names.map((name) => `@fontsource/${name}@${VERSION}`);
  execFileSync("npm", ["install", "--no-save", "--prefix", folder, ...wanted], { stdio: "ignore" });
  return join(folder, "node_modules/@fontsource");
}

function pack(face, woffs) {
  const pieces = [];
  const blobs = [];
  let offset = 0;
  for (const woff of woffs) {
    const font = sfntOf(woff);
    const blob = brotliCompressSync(font, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
    pieces.push([offset, blob.length, ...runsOf(fontkit.create(font).characterSet).flat()]);
    blobs.push(blob);
    offset += blob.length;
  }
  writeFileSync(join(TARGET, `${face}.pack`), Buffer.concat(blobs));
  return pieces;
}

/** Runs of code points as first and length; what Inter draws stays with Inter. */
function runsOf(codes) {
  const runs = [];
  for (const code of codes.filter(isPrinted).sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[0] + run[1] === code) run[1] += 1;
    else runs.push([code, 1]);
  }
  return runs;
}

function isPrinted(code) {
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  return code > 0x2ff && !isPrivate && !(code >= 0xfe00 && code <= 0xfe0f);
}

/** A WOFF file's tables as the TrueType font that they were (W3C WOFF 1.0, section 4). */
function sfntOf(woff) {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = 44 + at * 20;
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((field) =>
      woff.readUInt32BE(entry + field),
    );
    const bytes = woff.subarray(offset, offset + packed);
    const tag = woff.toString("latin1", entry, entry + 4);
    return { tag, checksum, length, bytes: packed < length ? inflateSync(bytes) : bytes };
  }).filter(({ tag }) => !NOT_PRINTED.has(tag));
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(12 + tables.length * 16);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16].forEach(
    (value, at) => void head.writeUInt16BE(value, 4 + at * 2),
  );
  let offset = head.length;
  const bodies = tables.map(({ tag, checksum, length, bytes }, at) => {
    head.write(tag, 12 + at * 16, "latin1");
    [checksum, offset, length].forEach(
      (value, field) => void head.writeUInt32BE(value, 16 + at * 16 + field * 4),
    );
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}
