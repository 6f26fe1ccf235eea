/**
 * Guards lib/audit/record-audit.ts, lib/mail/templates/index.ts. No change is silent that its account would want to know of.
 */
import { expect, it } from "vitest";
import { MAIL_TEMPLATES } from "@/lib/mail/templates";
import { type SourceFile, sourceFiles } from "./source-files";
import { OF_NO_ACTION, TOLD_BY, UNTOLD } from "./told-by-mail";

/** They read the log, and name what stands in it. */
const READERS =
  /timeline-sentence|admin\/audit\/action-words|team\/activity\/|admin\/audit\/queries|admin\/invariants\/|^scripts\/demo\//;

const files = sourceFiles().filter(({ name }) => /^(lib|app|scripts)\//.test(name));
const byName = new Map(files.map((file) => [file.name.replace(/\.tsx?$/, ""), file]));

/** Which files write each action. Names of events for other software look the same, and follow `type:`. */
function writtenActions(): Map<string, SourceFile[]> {
  const writers = files.filter(
    ({ name, text }) => !READERS.test(name) && /\baction\b|StaffAct|SignIn/.test(text),
  );
  const nouns = new Set(
    writers.flatMap(({ text }) => [...text.matchAll(/action: "([a-z_]+)\./g)].map(([, noun]) => noun)),
  );
  const found = new Map<string, SourceFile[]>();
  for (const file of writers)
    for (const [, noun, verb] of file.text
      .replace(/\btype: "[^"]+"/g, "")
      .matchAll(/["`]([a-z_]+)\.([a-z_]+|[a-z_]*\$\{\w+\})["`]/g)) {
      if (!nouns.has(noun)) continue;
      const action = `${noun}.${verb!.replace(/\$\{\w+\}/, "*")}`;
      found.set(action, [...(found.get(action) ?? []), file]);
    }
  return found;
}

const written = writtenActions();
const untold = Object.values(UNTOLD).flat();

it("each action of the audit log names its email, or one table says why there is none", () => {
  expect(written.size).toBeGreaterThan(100);
  expect([...Object.keys(TOLD_BY), ...untold].toSorted()).toEqual([...written.keys()].toSorted());
});

it("the code that writes such an action reaches the code that sends the email", () => {
  const silent = Object.entries(TOLD_BY).flatMap(([action, templates]) =>
    templates
      .filter((template) => !(written.get(action) ?? []).some((file) => sends(file, `"${template}"`)))
      .map((template) => `${action}: ${template}`),
  );
  expect(silent).toEqual([]);
});

it("each email belongs to an action, or to the clock", () => {
  const named = new Set([...Object.values(TOLD_BY).flat(), ...OF_NO_ACTION]);
  expect([...named].toSorted()).toEqual(Object.keys(MAIL_TEMPLATES).toSorted());
});

/** The file itself, or one that it imports, two steps away at most. */
function sends({ name, text, imports }: SourceFile, template: string, steps = 2): boolean {
  if (!name.startsWith("lib/mail/templates/") && text.includes(template)) return true;
  if (steps === 0) return false;
  return imports.some((each) => {
    const file = byName.get(each);
    return file !== undefined && sends(file, template, steps - 1);
  });
}
