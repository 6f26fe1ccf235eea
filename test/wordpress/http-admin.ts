import { fetchOnce } from "./fetch-once";
import type { WordPress } from "./wordpress";

/** An administrator in wp-admin, by plain requests: for what takes no script. */
export class HttpAdmin {
  private constructor(
    private readonly wordpress: WordPress,
    private readonly cookies: string,
  ) {}

  static async signIn(wordpress: WordPress): Promise<HttpAdmin> {
    const response = await fetchOnce(`${wordpress.url}/wp-login.php`, {
      method: "POST",
      redirect: "manual",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        Cookie: "wordpress_test_cookie=WP%20Cookie%20check",
      },
      body: new URLSearchParams({ log: wordpress.user, pwd: wordpress.password, testcookie: "1" }),
    });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    if (!cookies.some((cookie) => cookie?.startsWith("wordpress_logged_in_")))
      throw new Error("not signed in");
    return new HttpAdmin(wordpress, cookies.join("; "));
  }

  /** The source of a page below wp-admin. */
  async open(path: string): Promise<string> {
    const response = await fetchOnce(`${this.wordpress.url}/wp-admin/${path}`, {
      headers: { Cookie: this.cookies },
    });
    return response.text();
  }

  /** Sends a form to a page below wp-admin, and gives the source of the page it leads to. */
  async send(path: string, fields: Record<string, string>): Promise<string> {
    const response = await fetchOnce(`${this.wordpress.url}/wp-admin/${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { Cookie: this.cookies, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields),
    });
    const next = response.headers.get("location");
    if (!next) return response.text();
    return (await fetchOnce(next, { headers: { Cookie: this.cookies } })).text();
  }

  /** Presses the button of one of the plugin's forms on a page, filling in the fields that a person would. */
  async press(page: string, button: string, fields: Record<string, string> = {}): Promise<string> {
    const nonce = formNonce(page, button);
    return this.send("admin-post.php", { action: `igny8_bridge_${button}`, _wpnonce: nonce, ...fields });
  }

  openSettings(): Promise<string> {
    return this.open("options-general.php?page=igny8-bridge");
  }
}

function formNonce(page: string, button: string): string {
  const form = page
    .split("<form")
    .find((each) => each.split("</form>")[0]?.includes(`value="igny8_bridge_${button}"`));
  const nonce = /name="_wpnonce" value="([0-9a-f]+)"/.exec(form ?? "")?.[1];
  if (nonce === undefined) throw new Error(`no form with the button ${button}`);
  return nonce;
}
