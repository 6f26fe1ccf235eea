import { expect, it } from "vitest";
import { iconPath, iconType, iconVersion } from "./site-icon";

it.each([
  ["image/png", "\x89PNG\r\n\x1a\n rest"],
  ["image/jpeg", "\xff\xd8\xff\xe0 rest"],
  ["image/gif", "GIF89a rest"],
  ["image/webp", "RIFF\x10\0\0\0WEBPVP8 "],
])("%s is known by its first bytes", (type, bytes) => {
  expect(iconType(Buffer.from(bytes, "latin1"))).toBe(type);
});

it.each([
  ["SVG, which can hold scripts", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
  ["a page", "<!doctype html>"],
  ["a sound that begins like WebP", "RIFF\x10\0\0\0WAVEfmt "],
  ["a picture that is told, not sent", "image/png"],
  ["nothing", ""],
])("%s is no icon", (_, bytes) => {
  expect(iconType(Buffer.from(bytes, "latin1"))).toBeUndefined();
});

it("an icon's address is its site's, and another when the picture is", () => {
  expect(iconPath(7, iconVersion("b25l"))).toBe(iconPath(7, iconVersion("b25l")));
  expect(iconPath(7, iconVersion("b25l"))).not.toBe(iconPath(7, iconVersion("dHdv")));
  expect(iconPath(7, "a1")).toBe("/sites/7/icon?v=a1");
  expect(iconPath(7, null)).toBeUndefined();
});
