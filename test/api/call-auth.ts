import { callRoute } from "../call-route";

// Each of these tests signs in more often in a minute than anybody does.
process.env.RATE_LIMITS = "auth=100000/1m,auth_strict=100000/1m,default=100000/1m";

type Route = Parameters<typeof callRoute>[0];

export interface Tokens {
  access: string;
  refresh: string;
}

interface Answer {
  status: number;
  code?: string;
  error?: string;
  errors?: Record<string, string[]>;
  data: Tokens & { tokens: Tokens; next: string; [more: string]: unknown };
}

/** Asks a route of /auth: with a body it posts, and without one it gets. */
export async function call(route: Route, sent?: unknown, token?: string): Promise<Answer> {
  const { status, body } = await callRoute(route, sent === undefined ? "GET" : "POST", { token, body: sent });
  return { ...body, status, data: body.data as Answer["data"] };
}
