import { expect, it } from "vitest";
import { sourceFiles } from "@/test/architecture/source-files";
import { actionsKey } from "./build";

it("two builds of the same sources know each other's forms, and no others", () => {
  const key = actionsKey("sources");
  expect(actionsKey("sources")).toBe(key);
  expect(Buffer.from(key, "base64")).toHaveLength(32);
  expect(actionsKey("other sources")).not.toBe(key);
});

it("no server action closes over anything: they are exports of their files, and nobody binds them", () => {
  const pages = sourceFiles().filter(({ name }) => /^(app|components|lib)\//.test(name));
  const inline = pages.filter(({ text }) => text.lastIndexOf('"use server"') > 0);
  const bound = pages.filter(({ text }) => /Action\.bind\(/.test(text));
  expect([...inline, ...bound].map(({ name }) => name)).toEqual([]);
  expect(pages.filter(({ text }) => text.startsWith('"use server"')).length).toBeGreaterThan(5);
});
