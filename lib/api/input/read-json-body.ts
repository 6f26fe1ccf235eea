import type { ApiRequest } from "@/lib/api-request";
import { AppError } from "@/lib/errors";
import { findUncleanValue } from "./clean-json";
import { readText } from "./read-text";

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;

/**
 * The parsed body; an empty one counts as `{}`. Throws `payload_too_large`, `unsupported_media_type`, `invalid_json` and
 * `validation_error`.
 */
export async function readJsonBody(request: ApiRequest, most?: number): Promise<unknown> {
  const text = await readText(request, most);
  if (text === "") return {};
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? ""))
    throw new AppError("unsupported_media_type");
  const value = parse(text);
  const unclean = findUncleanValue(value);
  if (unclean) throw new AppError("validation_error", { fields: unclean });
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid_json");
  }
}
