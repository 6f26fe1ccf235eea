import type { Delivery, DeliveryPicture } from "@/db";
import type { DeliveryChange, PictureInput } from "./input";

/** What was sent, as the columns of the table; what was not sent stays out. */
export function columnsOf(input: DeliveryChange): Partial<Delivery> {
  return defined({
    title: input.title,
    content: input.content,
    excerpt: input.excerpt,
    slug: input.slug,
    postStatus: input.status,
    publishAt: typeof input.publish_at === "string" ? new Date(input.publish_at) : input.publish_at,
    postType: input.post_type,
    terms: input.terms,
    featuredImage: input.featured_image && columnOf(input.featured_image),
    images: input.images?.map(columnOf),
    seoTitle: input.seo_title,
    seoDescription: input.seo_description,
    author: input.author,
    promptReference: input.prompt_reference,
    creditTransactionId: input.credit_transaction_id,
    updatesDeliveryId: input.updates_delivery_id,
  });
}

function columnOf(picture: PictureInput): DeliveryPicture {
  if ("url" in picture) return { url: picture.url, alt: picture.alt };
  return { name: picture.name, alt: picture.alt };
}

/** The pictures that were sent, with the field that each came in. */
export function picturesOf(input: DeliveryChange): { field: string; picture: PictureInput }[] {
  const featured = input.featured_image
    ? [{ field: "featured_image.file_base64", picture: input.featured_image }]
    : [];
  const inline = (input.images ?? []).map((picture, index) => ({
    field: `images.${index}.file_base64`,
    picture,
  }));
  return [...featured, ...inline];
}

function defined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
