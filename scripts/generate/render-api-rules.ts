import type { RouteDefinition } from "@/lib/api/route/api-route";
import { type LoadedApiRoute, loadApiRoutes } from "./api-routes";
import { NOTICE } from "./notice";

/** What the edge has to know of each route of the API: data alone, so that it loads none of them. */
export async function renderApiRules(root: string): Promise<string> {
  const routes = (await loadApiRoutes(root)).sort(bySpecificity);
  return `${NOTICE}
import type { RouteRules } from "./match-route";

export const API_RULES: RouteRules[] = [
${routes.map(renderRoute).join("\n")}
];
`;
}

/** As Next picks a route: at the first difference, a name goes before a placeholder. */
function bySpecificity(one: LoadedApiRoute, other: LoadedApiRoute): number {
  const rank = ({ segments }: LoadedApiRoute) => segments.join("/").replaceAll("[", "~");
  return rank(one) < rank(other) ? -1 : 1;
}

function renderRoute({ segments, definitions }: LoadedApiRoute): string {
  const methods = Object.entries(definitions)
    .sort()
    .map(([method, definition]) => `      ${method}: ${renderRule(definition)},`);
  return `  {
    path: "/${segments.join("/")}",
    methods: {
${methods.join("\n")}
    },
  },`;
}

function renderRule({ limit, auth }: RouteDefinition): string {
  return auth === "none" ? `{ limit: "${limit}", public: true }` : `{ limit: "${limit}" }`;
}
