import type { Feature } from "./plan";

/** What a plan's features are called to people. */
const FEATURE_LABELS: Record<Feature, string> = {
  ai_writer: "AI writer",
  image_gen: "Image generation",
  auto_publish: "Automatic publishing",
  custom_prompts: "Custom prompts",
  unlimited: "Limits on request",
};

/** The label of a feature, or its word when the back office gave a plan one that is not in the table. */
export function featureLabel(feature: string): string {
  return feature in FEATURE_LABELS ? FEATURE_LABELS[feature as Feature] : feature.replaceAll("_", " ");
}
