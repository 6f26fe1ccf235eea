import type { Browser, Page } from "@playwright/test";
import { until } from "./process";
import { type Product, STAFF } from "./product";
import type { Item } from "./stand-in";
import { visibleText } from "./visible-text";

const TENANT = { email: "petra@example.com", password: "Petra-of-a-test-4711" };

export type Site = { id: number; accountId: number; key: string };
type Page_<T> = { results: T[]; next_cursor: string | null };
type Login = { access: string };

/** The tenant whose WordPress it is, and the staff. */
export class Tenant {
  private constructor(
    private readonly product: Product,
    readonly site: Site,
    private readonly page: Page,
  ) {}

  /** Signs up, confirms the address, makes a site and a key for it. */
  static async signUp(product: Product, browser: Browser, siteUrl: string): Promise<Tenant> {
    const { account } = await product.call<{ account: { id: number } }>(
      "POST",
      "/auth/register/",
      undefined,
      {
        ...TENANT,
        account_name: "Petra's blog",
      },
    );
    const page = await browser.newPage();
    await confirmAddress(page, await product.waitForLink("/verify-email"));
    await signIn(page, product.url);
    const { access } = await product.call<Login>("POST", "/auth/login/", undefined, TENANT);
    const site = await product.call<{ id: number }>("POST", "/sites/", access, {
      name: "Blog",
      url: siteUrl,
    });
    const tenant = new Tenant(product, { id: site.id, accountId: account.id, key: "" }, page);
    await tenant.makeKey(access);
    return tenant;
  }

  /** Revokes every key of the account and makes a new one. */
  async replaceKeys(): Promise<void> {
    const { access } = await this.product.call<Login>("POST", "/auth/login/", undefined, TENANT);
    const { results } = await this.product.call<Page_<{ id: number; state: string }>>(
      "GET",
      "/api-keys/",
      access,
    );
    for (const { id } of results) await this.product.call("DELETE", `/api-keys/${id}/`, access);
    await this.makeKey(access);
  }

  /** What the site's page says. */
  async readSitePage(query = ""): Promise<string> {
    await this.page.goto(`${this.product.url}/sites/${this.site.id}${query}`);
    return visibleText(this.page, "main");
  }

  /** Watches the page that is open, without loading it again. */
  async untilOpenPageSays(pattern: RegExp, seconds = 60): Promise<void> {
    await until(
      `the site's page says ${pattern}`,
      async () => pattern.test(await visibleText(this.page, "main")),
      seconds,
    );
  }

  /** The whole inventory, as the API lists it. */
  async inventory(): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page_<Item> = await this.product.call(
        "GET",
        `/bridge/content/?limit=100${query}`,
        this.site.key,
      );
      items.push(...page.results);
      cursor = page.next_cursor;
    } while (cursor !== null);
    return items;
  }

  async suspend(): Promise<void> {
    await this.asStaff("suspend");
  }

  async reactivate(): Promise<void> {
    await this.asStaff("reactivate");
  }

  private async makeKey(access: string): Promise<void> {
    const body = { name: "WordPress", site_id: this.site.id };
    const { key } = await this.product.call<{ key: string }>("POST", "/api-keys/", access, body);
    this.site.key = key;
  }

  private async asStaff(verb: string): Promise<void> {
    const { access } = await this.product.call<Login>("POST", "/auth/login/", undefined, STAFF);
    await this.product.call("POST", `/admin/accounts/${this.site.accountId}/${verb}/`, access, {
      reason: "Part of a test",
    });
  }
}

async function confirmAddress(page: Page, link: string): Promise<void> {
  await page.goto(link);
  const button = page.getByRole("main").getByRole("button").first();
  if (await button.isVisible()) await button.click();
  await page.waitForLoadState("networkidle");
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.fill("[name=email]", TENANT.email);
  await page.fill("[name=password]", TENANT.password);
  await page.click("form button[type=submit]");
  await page.waitForURL("**/sites**");
}
