import { z } from "zod";
import { isUncleanText } from "@/lib/api/input/clean-json";
import { bareAddress } from "@/lib/sites/bare-address";
import { cutText } from "@/lib/text/clean-text";
import { lineInput } from "@/lib/text/line-input";

const MAX_URL_CHARACTERS = 2000;
const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(MAX_URL_CHARACTERS)
  .refine((url) => !/%00/.test(url), "It holds a character that no address has.");

const MAX_NAME_CHARACTERS = 100;

/** WordPress knows no limit for it: cut between characters, never within one. */
const siteName = z
  .string()
  .transform((text) => cutText(text, MAX_NAME_CHARACTERS))
  .pipe(lineInput(MAX_NAME_CHARACTERS));

/** What a WordPress asks for when somebody clicks Connect there: the query of /connect. */
export const connectRequest = z
  .object({
    /** Its home address. */
    site: webAddress,
    /** Comes back as it is, so that the answer belongs to the question. */
    state: z.string().regex(/^[\x21-\x7e]{8,200}$/),
    /** SHA-256 of a secret that stays in WordPress (RFC 7636). */
    code_challenge: z.string().regex(/^[\w-]{43}$/),
    code_challenge_method: z.literal("S256").default("S256"),
    /** A page of wp-admin. */
    return_url: webAddress.optional(),
    install_id: z
      .string()
      .regex(/^[\x21-\x7e]{8,64}$/)
      .optional(),
    name: siteName.optional().catch(undefined),
  })
  .transform((request) => ({ ...request, return_url: request.return_url ?? settingsPage(request.site) }))
  .refine(({ site, return_url }) => isInWpAdmin(return_url, site), {
    path: ["return_url"],
    message: "It has to be in wp-admin of the same site.",
  });
export type ConnectRequest = z.output<typeof connectRequest>;

function settingsPage(site: string): string {
  return `${site.replace(/\/+$/, "")}/wp-admin/options-general.php?page=igny8-bridge`;
}

/** The code goes nowhere else than to the host that it is for, and not from https to http. */
function isInWpAdmin(returnUrl: string, site: string): boolean {
  if (!URL.canParse(site) || !URL.canParse(returnUrl)) return false;
  const [back, home] = [new URL(returnUrl), new URL(site)];
  const isSameHost = bareAddress(back.origin) === bareAddress(home.origin);
  const isAsSafe = back.protocol === "https:" || home.protocol === "http:";
  const isClean = back.username === "" && back.password === "" && back.hash === "";
  return isSameHost && isAsSafe && isClean && back.pathname.includes("/wp-admin/");
}

/** The way back, with the code. */
export function returnAddress({ return_url, state }: ConnectRequest, code: string): string {
  const url = new URL(return_url);
  url.searchParams.set("code", code);
  url.searchParams.set("state", state);
  return url.href;
}

/** The form on that page: the same query, and the site. "" stands for a new one. */
export const connectForm = z.object({
  query: z
    .string()
    .max(4000)
    .transform((text) => Object.fromEntries(new URLSearchParams(text)))
    .refine((query) => !Object.values(query).some(isUncleanText), "It holds characters that can't be kept.")
    .pipe(connectRequest),
  site_id: z
    .string()
    .regex(/^(?:[1-9]\d{0,14})?$/, "Choose one of the list.")
    .transform((text) => (text === "" ? null : Number(text))),
});
