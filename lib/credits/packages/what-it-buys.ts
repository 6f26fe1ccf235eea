import { operationCost, type Prices } from "@/lib/credits/credit";

const ARTICLE_WORDS = 1000;

/** "50 articles of 1,000 words, or 100 images". Pure. */
export function whatItBuys(prices: Prices, credits: number): string {
  const articles = Math.floor(credits / operationCost(prices, "content_generation", ARTICLE_WORDS));
  const images = Math.floor(credits / operationCost(prices, "image_generation", 1));
  const number = (count: number) => count.toLocaleString("en");
  return `${number(articles)} articles of ${number(ARTICLE_WORDS)} words, or ${number(images)} images`;
}
