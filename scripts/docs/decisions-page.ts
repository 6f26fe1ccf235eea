import { readFileSync } from "node:fs";
import { basename } from "node:path";

const FOLDER = "docs/decisions/";

const HEAD = `# Decisions

One page for each decision that a stranger would question: the context, what was decided, and what follows from it. When a
decision changes, its page changes in the same commit.

A new page takes the next free number, in \`docs/decisions/<number>-<name>.md\`, and its first line is \`# <number>: <title>\`.
031b belongs to 031: that one reads a bank's file, this one finds the invoice that a line pays. There is no 057; the number
was skipped.

Made by \`npm run docs:decisions\` from the first lines of the pages. Don't edit it by hand.

| number | decision |
| --- | --- |`;

/** docs/decisions/README.md as it should be, from the names of all files. */
export function decisionsPage(names: string[]): string {
  const pages = names.filter((name) => name.startsWith(FOLDER) && /^\d/.test(basename(name)));
  return `${[HEAD, ...pages.sort().map(rowOf)].join("\n")}\n`;
}

function rowOf(name: string): string {
  const file = basename(name);
  const [number] = file.split("-");
  const [heading = ""] = readFileSync(name, "utf8").split("\n");
  if (!heading.startsWith(`# ${number}: `)) throw new Error(`${name} doesn't begin with "# ${number}: "`);
  return `| [${number}](${file}) | ${heading.slice(`# ${number}: `.length)} |`;
}
