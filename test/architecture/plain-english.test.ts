/** Guards app/, components/, db/, lib/, scripts/, wordpress/, docs/, README.md. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { commentsOf } from "./citations";
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
  [/\bsmaller plans at the end of what is paid\b/i, "downgrades start when your paid period ends"],
  [/\bour staff has\b|\bnothing in it is lost\b/i, "our team, your data is safe"],
  [/\baccounts are answered 402\b/i, "the API returns 402 to accounts"],
  [/\banswer without limit\b/i, "are liable without limitation"],
];

/** What comments and documents keep out as well: they are written in the same language, and read more often. */
const IDIOMS_OF_PROSE: typeof IDIOMS = [
  [/\bwhoever\b/i, "the person who, no matter who"],
  [/\banew\b/i, "again, over"],
  [/\bby (itself|themselves)\b/i, "automatically, on its own, alone"],
  [/\bfor ever\b/i, "forever"],
  [/\bby now\b/i, "now, already"],
  [/\bnot \w+ any more\b|\b(nothing|nobody|none) .{0,40}\bany more$/i, "no longer, anymore"],
  [
    /\b(at once[.;,:]|(ends|starts|dies|joins|charges|fails) at once)\b/i,
    "immediately, right away, together",
  ],
  [/\bwish(es|ed)?\b/i, "request, choice"],
  [/\bis to be paid\b/i, "is due"],
  [/\bmend(s|ed)?\b/i, "fix"],
  [/\bone folder a \w+|\bone file a \w+/i, "one per"],
  [/\bis the last judge\b/i, "decides races"],
  [/\bthrough the other door\b/i, "unscoped"],
  [/\bmail(ed)? letters?\b|\b(mails|sends|gets|read) an? letter\b/i, "email"],
];

const READ_BY_PEOPLE = /^(app|components|lib|scripts)\/.*\.(ts|tsx)$/;
const PROSE = /^(docs\/errors\.md|README\.md)$/;
const COMMENTED =
  /^(app|components|db|lib|scripts|test|e2e|packages)\/.*\.(ts|tsx|mjs|cjs)$|^wordpress\/.*\.php$/;
const DOCUMENT = /(\.md|\/readme\.txt)$/;

const comments = proseLines();
const sentences = readableLines();

it.each(IDIOMS)("nobody who uses the product reads %s", (idiom, instead) => {
  const found = sentences.filter(({ text }) => idiom.test(text));
  expect(found.map(({ at, text }) => `${at}: ${text.trim()} (write: ${instead})`)).toEqual([]);
});

it.each(IDIOMS_OF_PROSE)("nobody who reads the sources reads %s", (idiom, instead) => {
  const found = comments.filter(({ text }) => idiom.test(text));
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

/** Comments, by file, and documents, by line. */
function proseLines(): Line[] {
  return trackedFiles()
    .filter((name) => !/\.generated\.|fonts\/|plain-english/.test(name))
    .flatMap((name) => {
      if (DOCUMENT.test(name)) return numbered(name, readFileSync(name, "utf8"));
      if (!COMMENTED.test(name)) return [];
      return commentsOf(readFileSync(name, "utf8"))
        .split("\n")
        .map((text) => ({ at: name, text }));
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
