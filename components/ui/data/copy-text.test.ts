import { expect, it, vi } from "vitest";
import { copyText } from "./copy-text";

const LINK = "https://app.example/invite/abc";

it("what is copied is in the clipboard, and nothing is asked", async () => {
  const writeText = vi.fn(async () => undefined);
  const prompt = vi.fn();
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  vi.stubGlobal("window", { prompt });
  expect(await copyText(LINK, "Copy link")).toBe("copied");
  expect(writeText).toHaveBeenCalledWith(LINK);
  expect(prompt).not.toHaveBeenCalled();
});

it.each([
  ["has no clipboard for us", {}],
  ["refuses it", { clipboard: { writeText: () => Promise.reject(new Error("denied")) } }],
])("a browser that %s shows the text instead", async (_, navigator) => {
  const prompt = vi.fn();
  vi.stubGlobal("navigator", navigator);
  vi.stubGlobal("window", { prompt });
  expect(await copyText(LINK, "Copy link")).toBe("shown");
  expect(prompt).toHaveBeenCalledWith("Copy link", LINK);
});
