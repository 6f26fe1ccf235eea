/** Guards app/, components/, lib/, scripts/, docs/, README.md. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { trackedFiles } from "./source-files";

/** Idioms that a native writer of software wouldn't use, and what to write instead. */
const IDIOMS: readonly (readonly [idiom: RegExp, instead: string])[] = [
  [/(?<![a-z])e-mail/i, "email"],
  [/\bby (itself|themselves)\b/i, "automatically"],
  [/\banew\b/i, "again, new"],
  [/\bat once\b/i, "immediately; together"],
  [/\bfor ever\b/i, "forever, permanently"],
  [/\b(our|the|this|a|every|all|no) letters?\b(?! \w+ (of the|in) (alphabet|word))/i, "email"],
  [/\bwhoever\b/i, "anyone who, the person who"],
  [/\bgo(es)? on\b/i, "continue"],
  [/\bis to be paid\b/i, "is due"],
  [/\b(is|are) not (valid|offered|open|possible) any more\b/i, "is no longer"],
  [/\b(do|does) not .{1,40} any more\b/i, "no longer"],
  [/\bthe chosen\b/i, "selected"],
  [/\bnumber of this error\b/i, "Error ID"],
  [/\bif it was not you\b/i, "if this wasn't you"],
  [/\blook into your\b/i, "check your"],
  [/\bis no valid\b/i, "is not a valid"],
  [/\bone press\b/i, "one click"],
  [/\bhow you call it\b/i, "what you call it"],
  [/\bnobody has done that yet|nothing like that was done\b/i, "no matching events"],
  [/\bpresent version\b/i, "latest version"],
];

const READ_BY_PEOPLE = /^(app|components|lib|scripts)\/.*\.(ts|tsx)$/;
const PROSE = /^(docs\/errors\.md|README\.md)$/;

it.each(IDIOMS)("nobody who uses the product reads %s", (idiom, instead) => {
  const found = readableLines().filter(({ text }) => idiom.test(text));
  expect(found.map(({ at, text }) => `${at}: ${text.trim()} (write: ${instead})`)).toEqual([]);
});

it("looks at strings and at text between tags, and not at comments or names", () => {
  const source =
    'const a = "Go on"; // anew\n/** whoever */\nconst enqueueMail = 1;\n<p>\n  Look into your inbox\n</p>';
  expect(wordsOf(source).map(({ text }) => text)).toEqual(["Go on", "Look into your inbox"]);
});

interface Line {
  at: string;
  text: string;
}

function readableLines(): Line[] {
  return trackedFiles()
    .filter((name) => !/\.(test|spec|generated)\.|fonts\//.test(name))
    .flatMap((name) => {
      if (PROSE.test(name)) return numbered(name, readFileSync(name, "utf8"));
      if (!READ_BY_PEOPLE.test(name)) return [];
      return wordsOf(readFileSync(name, "utf8")).map(({ line, text }) => ({ at: `${name}:${line}`, text }));
    });
}

function numbered(name: string, text: string): Line[] {
  return text.split("\n").map((line, index) => ({ at: `${name}:${index + 1}`, text: line }));
}

/** Sentences in strings and between tags: with a space in them, so that names and paths don't count. */
function wordsOf(source: string): { line: number; text: string }[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[^:"'`\w])\/\/.*$/gm, "$1");
  return code.split("\n").flatMap((text, index) => {
    const strings = [...text.matchAll(/(["`])((?:(?!\1)[^\\]|\\.)*)\1?/g)].map(([, , inside = ""]) => inside);
    const isProse =
      /^\s*[A-Z“{a-z][^={};]*\s[^={};]*$/.test(text) &&
      !/["`]|=>|^\s*(import|export|const|return)\b/.test(text);
    const found = [...strings, ...(isProse ? [text.trim()] : [])];
    return found.filter((each) => each.includes(" ")).map((each) => ({ line: index + 1, text: each }));
  });
}
