import { describe, expect, it } from "vitest";
import { MAIL_COLOURS } from "@/lib/mail/layout/colours";
import { type ColourName, dark, light } from "./palette";

const TEXT: [ColourName, ColourName[]][] = [
  ["text", ["background", "surface", "sunken", "brand-soft", "success-soft", "warning-soft", "danger-soft"]],
  ["muted", ["background", "surface", "sunken", "brand-soft"]],
  ["brand", ["background", "surface", "sunken", "brand-soft"]],
  ["success", ["background", "surface", "sunken", "success-soft"]],
  ["warning", ["background", "surface", "sunken", "warning-soft"]],
  ["danger", ["background", "surface", "sunken", "danger-soft"]],
  ["on-ink", ["ink"]],
  ["on-brand", ["brand", "brand-strong"]],
  ["on-danger", ["danger", "danger-strong"]],
];
const CONTROLS: [ColourName, ColourName[]][] = [["control", ["background", "surface", "sunken"]]];

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("the %s palette", (_name, palette) => {
  it("can be read: text reaches 4.5:1 on each colour it stands on", () => {
    expect(tooFaint(TEXT, palette, 4.5)).toEqual([]);
  });

  it("can be operated: edges of controls reach 3:1", () => {
    expect(tooFaint(CONTROLS, palette, 3)).toEqual([]);
  });
});

function tooFaint(pairs: typeof TEXT, palette: Record<ColourName, string>, least: number): string[] {
  return pairs.flatMap(([front, backs]) =>
    backs
      .map((back) => ({ back, ratio: contrast(palette[front], palette[back]) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`),
  );
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it("letters have the product's colours", () => {
  expect(light).toMatchObject(MAIL_COLOURS);
});
