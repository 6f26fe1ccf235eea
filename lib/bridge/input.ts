import { z } from "zod";
import { rotateApiKeyInput } from "@/lib/api-keys/input";
import { siteIdForm } from "@/lib/sites/input";
import { iconType, MOST_ICON_BYTES } from "@/lib/sites/site-icon";
import { instantInput } from "@/lib/time/instant-input";
import type { ToldIdentity } from "./bridge-site";
import { IDENTITY_CHOICES } from "./identity/settle-identity";

export const MAX_ITEMS = 500;
const MAX_URL_CHARACTERS = 2000;

/** A slug of WordPress, such as a post type or status. */
const slug = z.string().trim().min(1).max(64);
const version = z.string().trim().max(64);
const url = z.string().trim().min(1).max(MAX_URL_CHARACTERS);
/** Base64 writes three bytes as four characters. */
const MOST_ICON_CHARACTERS = Math.ceil(MOST_ICON_BYTES / 3) * 4;
const icon = z
  .base64({ error: "Send the picture in base64.", abort: true })
  .max(MOST_ICON_CHARACTERS)
  .refine((value) => iconType(Buffer.from(value, "base64")), "Send a PNG, JPEG, GIF or WebP picture.");
const postTypes = z.array(slug).max(100);

/** The id that a WordPress makes up when it connects. */
const installId = z
  .string()
  .regex(/^[\x21-\x7e]{8,64}$/, "Send 8 to 64 visible ASCII characters, such as a UUID.");
const siteUrl = z.url({ protocol: /^https?$/ }).max(MAX_URL_CHARACTERS);
/** Which WordPress calls: its id and its home address. */
const identity = z.object({ install_id: installId.optional(), site_url: siteUrl.optional() });

export const heartbeatInput = z.object({
  site_url: siteUrl,
  install_id: installId.optional(),
  wp_version: version,
  php_version: version,
  plugin_version: version,
  post_types: postTypes,
  /** Null: the site has none. Left away: it stays as it was. */
  icon: icon.nullish(),
});

const item = z.strictObject({
  wp_id: z.int().min(1),
  type: slug,
  status: slug,
  /** WordPress allows posts without a title. */
  title: z.string().max(1000),
  url,
  modified_at: instantInput,
});
export type ContentItemInput = z.output<typeof item>;

const items = z.array(item).min(1).max(MAX_ITEMS);

/** `{"items": [...]}`, or the list alone. */
export const contentInput = z.union([z.strictObject({ items, ...identity.shape }), items]);

/** A list says nothing of who sends it. */
export function senderOf(input: z.output<typeof contentInput>): ToldIdentity {
  return Array.isArray(input) ? {} : input;
}

export function itemsOf(input: z.output<typeof contentInput>): ContentItemInput[] {
  return Array.isArray(input) ? input : input.items;
}

const siteId = z.coerce.number().int().min(1).optional();

/** A key for all sites says which one it means; a site's own key need not. */
export const siteQuery = z.object({ site_id: siteId, ...identity.shape });

/** What a call says of who makes it, where its body says nothing else. */
export const identityQuery = identity;

export const exchangeInput = z.object({
  code: z.string().min(1).max(2000),
  /** 43 to 128 characters (RFC 7636). */
  code_verifier: z
    .string()
    .regex(/^[\w.~-]{43,128}$/, "Send 43 to 128 letters, digits, dashes, dots or tildes."),
});

export const rotateKeyInput = rotateApiKeyInput.extend(identity.shape);

/** Moved: this WordPress is the site now. Copy: it is not. */
export const settleInput = identity.extend({ choice: z.enum(IDENTITY_CHOICES) });

/** Like `settleInput`, from the site's page. */
export const settleIdentityForm = siteIdForm.extend({
  choice: z.enum(IDENTITY_CHOICES),
  site_url: siteUrl,
  install_id: z.union([z.literal("").transform(() => null), installId]),
});

export const disconnectInput = identity.extend({
  reason: z.enum(["disconnected", "deactivated", "uninstalled"]).default("disconnected"),
  /** True where the key is in a file, and will be used again. */
  keep_key: z.boolean().default(false),
});

export const contentFilter = z.object({
  /** As many as a batch has: a site compares everything with it, and shares the account's allowance. */
  limit: z.coerce.number().int().min(1).max(MAX_ITEMS).default(25),
  type: slug.optional(),
  status: slug.optional(),
});
