import { createHash } from "node:crypto";

/** A site's own icon, as its plugin sends it: a small raster picture. Pure. */
export const MOST_ICON_BYTES = 8192;

/** By how each kind of picture begins; never SVG, which can hold scripts. */
const BEGINNINGS = {
  "image/png": (start: string) => start.startsWith("\x89PNG\r\n\x1a\n"),
  "image/jpeg": (start: string) => start.startsWith("\xff\xd8\xff"),
  "image/gif": (start: string) => start.startsWith("GIF87a") || start.startsWith("GIF89a"),
  "image/webp": (start: string) => start.startsWith("RIFF") && start.endsWith("WEBP"),
} as const;
export type IconType = keyof typeof BEGINNINGS;
const LONGEST_BEGINNING = 12;

/** By its first bytes, whatever anybody says it is; undefined for anything but those. */
export function iconType(picture: Buffer): IconType | undefined {
  const start = picture.toString("latin1", 0, LONGEST_BEGINNING);
  const types = Object.keys(BEGINNINGS) as IconType[];
  return types.find((type) => BEGINNINGS[type](start));
}

/** Equal for equal pictures only. */
export function iconVersion(base64: string): string {
  return createHash("sha256").update(base64).digest("hex").slice(0, 16);
}

/** Below the app's own address, and new whenever the picture is; undefined while the plugin has sent none. */
export function iconPath(siteId: number, version: string | null | undefined): string | undefined {
  return version ? `/sites/${siteId}/icon?v=${version}` : undefined;
}
