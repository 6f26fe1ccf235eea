import { z } from "zod";
import { DELIVERY_POST_STATUSES, DELIVERY_STATUSES } from "@/db/words";
import { instantInput } from "@/lib/time/instant-input";

const MOST_PICTURES = 20;
const MOST_TERMS = 50;
const MOST_TAXONOMIES = 20;

/** A slug of WordPress, of a term or a post. Percent signs: it encodes letters beyond ASCII. */
const slug = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}%_-]+$/u, "Use letters, digits, - and _.")
  .max(200);
const pageUrl = z.url({ protocol: /^https?$/ }).max(2000);
const alt = z.string().trim().max(500).default("");

const linkedPicture = z.strictObject({ url: pageUrl, alt });
const uploadedPicture = z.strictObject({
  /** The content shows it as `<img src="upload:NAME">`. */
  name: z
    .string()
    .regex(/^[\w.-]+$/, "Use letters, digits, dots, - and _.")
    .max(100),
  file_base64: z.base64({ error: "Send the picture in base64." }).min(1),
  alt,
});
const picture = z.union([linkedPicture, uploadedPicture]);
export type PictureInput = z.output<typeof picture>;

/** As WordPress names its post types and taxonomies. */
const registeredName = z.string().regex(/^[A-Za-z0-9_-]+$/, "Use letters, digits, - and _.");

const term = z
  .union([slug, z.strictObject({ slug, name: z.string().trim().min(1).max(200).optional() })])
  .transform((value) => (typeof value === "string" ? { slug: value } : value));

const fields = {
  title: z.string().trim().min(1).max(500),
  /** HTML. */
  content: z.string().min(1),
  excerpt: z.string().max(5000),
  slug: slug.nullable(),
  status: z.enum(DELIVERY_POST_STATUSES),
  /** When it is to appear: of a `future` post. */
  publish_at: instantInput.nullable(),
  post_type: registeredName.max(20),
  terms: z
    .record(registeredName.max(32), z.array(term).max(MOST_TERMS))
    .refine(
      (terms) => Object.keys(terms).length <= MOST_TAXONOMIES,
      `At most ${MOST_TAXONOMIES} taxonomies.`,
    ),
  featured_image: picture.nullable(),
  images: z.array(picture).max(MOST_PICTURES),
  seo_title: z.string().trim().max(300).nullable(),
  seo_description: z.string().trim().max(1000).nullable(),
  /** Login or email of a WordPress user; null: the site's own choice. */
  author: z.string().trim().min(1).max(100).nullable(),
  /** Your own name of the prompt behind it. */
  prompt_reference: z.string().trim().min(1).max(200).nullable(),
  credit_transaction_id: z.int().min(1).nullable(),
  /** An earlier delivery to the same site: its post gets this content. */
  updates_delivery_id: z.int().min(1).nullable(),
};

export const createDeliveryInput = z.object({
  title: fields.title,
  content: fields.content,
  excerpt: fields.excerpt.default(""),
  slug: fields.slug.default(null),
  status: fields.status.default("draft"),
  publish_at: fields.publish_at.default(null),
  post_type: fields.post_type.default("post"),
  terms: fields.terms.default({}),
  featured_image: fields.featured_image.default(null),
  images: fields.images.default([]),
  seo_title: fields.seo_title.default(null),
  seo_description: fields.seo_description.default(null),
  author: fields.author.default(null),
  prompt_reference: fields.prompt_reference.default(null),
  credit_transaction_id: fields.credit_transaction_id.default(null),
  updates_delivery_id: fields.updates_delivery_id.default(null),
});
export type DeliveryInput = z.output<typeof createDeliveryInput>;

/** Pictures change together: those of an upload that is not sent again are gone. */
export const changeDeliveryInput = z
  .object(fields)
  .partial()
  .refine((input) => Object.keys(input).length > 0, "Send at least one field to change.");
export type DeliveryChange = z.output<typeof changeDeliveryInput>;

export const rejectDeliveryInput = z.object({ reason: z.string().trim().min(1).max(500) });

export const deliveryFilter = z.object({ status: z.enum(DELIVERY_STATUSES).optional() });

const MOST_LEASED = 5;
/** Each may hold a megabyte of pictures, and a small host has little memory. */
export const leaseQuery = z.object({ limit: z.coerce.number().int().min(1).max(MOST_LEASED).default(1) });

const shortText = z.string().max(1000);
export const ackInput = z
  .object({
    status: z.enum(["delivered", "failed"]),
    /** Of what was fetched: an answer to an older one does not end a newer one. */
    revision: z.int().min(1).optional(),
    post_id: z.int().min(1).optional(),
    permalink: pageUrl.optional(),
    /** In words for people. */
    reason: shortText.optional(),
    warnings: z.array(shortText).max(50).default([]),
    /** Somebody has changed the post in WordPress, so it was left as it is. */
    edited_by_person: z.boolean().default(false),
  })
  .refine(({ status, post_id }) => status === "failed" || post_id !== undefined, {
    path: ["post_id"],
    message: "Say which post it became.",
  });
export type Ack = z.output<typeof ackInput>;

/** The forms of a delivery's page. */
const formId = z.coerce.number().int().min(1);
export const deliveryActForm = z.object({ site_id: formId, delivery_id: formId });
export const rejectDeliveryForm = deliveryActForm.extend(rejectDeliveryInput.shape);
