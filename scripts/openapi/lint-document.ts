import { createConfig, lintFromString } from "@redocly/openapi-core";
import core, { type RulesetDefinition } from "@stoplight/spectral-core";
import { oas } from "@stoplight/spectral-rulesets";

/**
 * What Redocly's recommended rules and Spectral's rules for OpenAPI find in a document, as its users would. The one rule that
 * is off on both sides says that paths don't end with a slash: ours do (docs/decisions/049-the-document-is-linted.md).
 */
export async function lintDocument(text: string): Promise<string[]> {
  return [...(await byRedocly(text)), ...(await bySpectral(text))];
}

async function byRedocly(source: string): Promise<string[]> {
  const config = await createConfig({
    extends: ["recommended"],
    rules: { "no-path-trailing-slash": "off" },
  });
  const problems = await lintFromString({ source, absoluteRef: "openapi.json", config });
  return problems.map(
    ({ ruleId, message, location }) => `redocly ${ruleId}: ${message} ${location[0]?.pointer ?? ""}`,
  );
}

async function bySpectral(source: string): Promise<string[]> {
  const spectral = new core.Spectral();
  const rules = { "path-keys-no-trailing-slash": "off" } as const;
  spectral.setRuleset({ extends: [[oas as RulesetDefinition, "recommended"]], rules });
  const problems = await spectral.run(JSON.parse(source));
  return problems.map(({ code, message, path }) => `spectral ${code}: ${message} ${path.join("/")}`);
}
