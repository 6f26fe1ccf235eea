import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";
import { type IconType, iconType } from "@/lib/sites/site-icon";
import type { PictureInput } from "./input";

/** A body is 1 MiB at most, and base64 makes a picture a third longer. What is bigger comes by URL. */
const MOST_BYTES = 700_000;

export interface UploadedPicture {
  name: string;
  contentType: IconType;
  sha256: string;
  /** Base64. */
  data: string;
}

/** The uploads among the pictures, each judged by its bytes. Throws `validation_error` on the field that it came in. */
export function uploadsIn(pictures: { field: string; picture: PictureInput }[]): UploadedPicture[] {
  const uploads = pictures.flatMap(({ field, picture }) =>
    "file_base64" in picture ? [readUpload(field, picture.name, picture.file_base64)] : [],
  );
  const names = uploads.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw refused("images", `Two pictures are called ${twice}.`);
  return uploads;
}

function readUpload(field: string, name: string, data: string): UploadedPicture {
  const bytes = Buffer.from(data, "base64");
  const contentType = iconType(bytes);
  if (!contentType) throw refused(field, "Send a PNG, JPEG, GIF or WebP picture.");
  if (bytes.length > MOST_BYTES) throw refused(field, `Send at most ${MOST_BYTES} bytes, or a URL.`);
  return { name, contentType, sha256: createHash("sha256").update(bytes).digest("hex"), data };
}

/** How the content of a delivery names an uploaded picture: `<img src="upload:chart.png">`. */
const UPLOAD_IN_CONTENT = /\bsrc\s*=\s*["']upload:([^"']*)["']/gi;

/** Throws `validation_error` where the content shows a picture that was not sent along. */
export function requireUploads(content: string, uploads: readonly { name: string }[]): void {
  const known = new Set(uploads.map(({ name }) => name));
  const shown = [...content.matchAll(UPLOAD_IN_CONTENT)].map(([, name = ""]) => name);
  const missing = shown.find((name) => !known.has(name));
  if (missing !== undefined)
    throw refused("content", `It shows upload:${missing}, which is not among images.`);
}

function refused(field: string, problem: string): AppError {
  return new AppError("validation_error", { fields: { [field]: [problem] } });
}
