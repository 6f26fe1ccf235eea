import { z } from "zod";
import type { Delivery } from "@/db";
import { DELIVERY_POST_STATUSES, DELIVERY_STATUSES } from "@/db/words";
import { now } from "@/lib/clock";
import { isoOrNull } from "@/lib/time/instant";
import { statusNow } from "./delivery";
import type { LeasedDelivery } from "./lease-deliveries";

const time = z.iso.datetime();
const text = z.string().nullable();
const picture = z.object({ url: text, name: text, alt: z.string() });
const term = z.object({ slug: z.string(), name: text });

/** The status that the post gets. */
const post = z.object({
  title: z.string(),
  content: z.string(),
  excerpt: z.string(),
  slug: text,
  post_status: z.enum(DELIVERY_POST_STATUSES),
  publish_at: time.nullable(),
  post_type: z.string(),
  terms: z.record(z.string(), z.array(term)),
  featured_image: picture.nullable(),
  images: z.array(picture),
  seo_title: text,
  seo_description: text,
  author: text,
  updates_delivery_id: z.int().nullable(),
});

export const deliveryOutput = post.extend({
  id: z.int(),
  site_id: z.int(),
  /** Of the delivery; `post_status` is that of the post. */
  status: z.enum(DELIVERY_STATUSES),
  revision: z.int(),
  prompt_reference: text,
  credit_transaction_id: z.int().nullable(),
  post_id: z.int().nullable(),
  permalink: text,
  reason: text,
  warnings: z.array(z.string()),
  edited_by_person: z.boolean(),
  attempts: z.int(),
  leased_until: time.nullable(),
  ended_at: time.nullable(),
  created_at: time,
  updated_at: time,
});

/** What the plugin gets: the post, and its uploads in full. */
const leasedOutput = post.extend({
  id: z.int(),
  revision: z.int(),
  leased_until: time,
  /** Whether terms that are not there yet may be made. */
  create_terms: z.boolean(),
  /** Whether the account may publish at this moment: otherwise a post that is public already is left as it is. */
  may_publish: z.boolean(),
  uploads: z.array(
    z.object({ name: z.string(), content_type: z.string(), sha256: z.string(), data_base64: z.string() }),
  ),
});

/** How many the plugin can fetch now. */
export const waitingOutput = z.object({ deliveries_waiting: z.int() });

export const leaseOutput = waitingOutput.extend({ results: z.array(leasedOutput) });

export const ackOutput = waitingOutput.extend({
  id: z.int(),
  status: z.enum(DELIVERY_STATUSES),
  post_id: z.int().nullable(),
  permalink: text,
});

export function deliveryJson(delivery: Delivery): z.input<typeof deliveryOutput> {
  const { id, siteId, revision, reason, warnings, attempts } = delivery;
  const status = statusNow(delivery, now());
  return {
    id,
    site_id: siteId,
    status,
    revision,
    ...postJson(delivery),
    prompt_reference: delivery.promptReference,
    credit_transaction_id: delivery.creditTransactionId,
    post_id: delivery.wpPostId,
    permalink: delivery.permalink,
    reason,
    warnings,
    edited_by_person: delivery.editedByPerson,
    attempts,
    leased_until: status === "leased" ? isoOrNull(delivery.leasedUntil) : null,
    ended_at: isoOrNull(delivery.endedAt),
    created_at: delivery.createdAt.toISOString(),
    updated_at: delivery.updatedAt.toISOString(),
  };
}

export function ackJson({ id, status, wpPostId, permalink }: Delivery) {
  return { id, status, post_id: wpPostId, permalink };
}

export function leasedJson({
  delivery,
  createTerms,
  mayPublish,
  uploads,
}: LeasedDelivery): z.input<typeof leasedOutput> {
  const { id, revision, leasedUntil } = delivery;
  return {
    id,
    revision,
    leased_until: leasedUntil!.toISOString(),
    create_terms: createTerms,
    may_publish: mayPublish,
    ...postJson(delivery),
    uploads: uploads.map(({ name, contentType, sha256, data }) => ({
      name,
      content_type: contentType,
      sha256,
      data_base64: data,
    })),
  };
}

function postJson(delivery: Delivery): z.input<typeof post> {
  return {
    title: delivery.title,
    content: delivery.content,
    excerpt: delivery.excerpt,
    slug: delivery.slug,
    post_status: delivery.postStatus,
    publish_at: isoOrNull(delivery.publishAt),
    post_type: delivery.postType,
    terms: Object.fromEntries(
      Object.entries(delivery.terms).map(([taxonomy, terms]) => [
        taxonomy,
        terms.map(({ slug, name }) => ({ slug, name: name ?? null })),
      ]),
    ),
    featured_image: delivery.featuredImage && pictureJson(delivery.featuredImage),
    images: delivery.images.map(pictureJson),
    seo_title: delivery.seoTitle,
    seo_description: delivery.seoDescription,
    author: delivery.author,
    updates_delivery_id: delivery.updatesDeliveryId,
  };
}

function pictureJson({ url, name, alt }: NonNullable<Delivery["featuredImage"]>) {
  return { url: url ?? null, name: name ?? null, alt };
}
