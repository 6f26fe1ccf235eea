import { join } from "node:path";
import { projectRoot } from "@/scripts/launcher/project-root";
import { fetchOnce } from "./fetch-once";
import { type Mailbox, openMailbox } from "./mailbox";
import { freePort, type Running, start, until } from "./process";

export const STAFF = { email: "staff@example.com", password: "Staff-of-a-test-4711" };

/** The product as `npm start` runs it, with a data folder, a port and a mailbox of its own. */
export class Product {
  private constructor(
    readonly url: string,
    private readonly base: string,
    private readonly port: number,
    private readonly mailbox: Mailbox,
  ) {}

  private running: Running | undefined;

  static async make(base: string): Promise<Product> {
    const port = await freePort();
    return new Product(`http://127.0.0.1:${port}`, base, port, await openMailbox());
  }

  get apiUrl(): string {
    return `${this.url}/api/v1`;
  }

  async start(rateLimits = ""): Promise<void> {
    const log = join(this.base, "product.log");
    this.running = start("npm", ["start", "--", "--data", join(this.base, "data")], {
      cwd: projectRoot,
      env: this.environment(rateLimits),
      log,
    });
    await until(`the product answers (see ${log})`, () => this.isReady(), 600);
  }

  async stop(): Promise<void> {
    await this.running?.stop();
  }

  async close(): Promise<void> {
    await this.stop();
    this.mailbox.close();
  }

  waitForLink(path: string): Promise<string> {
    return this.mailbox.waitForLink(path);
  }

  /** One call of the API; throws with its answer when that is not a success. */
  async call<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (token !== undefined) headers.Authorization = `Bearer ${token}`;
    const response = await fetchOnce(this.apiUrl + path, { method, headers, body: JSON.stringify(body) });
    const answer = (await response.json()) as { success: boolean; data: T };
    if (!answer.success) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer.data;
  }

  private environment(rateLimits: string): NodeJS.ProcessEnv {
    return {
      ...process.env,
      DATABASE_URL: "",
      PORT: String(this.port),
      APP_URL: this.url,
      SMTP_URL: this.mailbox.smtpUrl,
      ADMIN_EMAIL: STAFF.email,
      ADMIN_PASSWORD: STAFF.password,
      RATE_LIMITS: rateLimits,
    };
  }

  private async isReady(): Promise<boolean> {
    const { child } = this.running ?? {};
    if (child?.exitCode !== null) throw new Error("the product ended while it started");
    return fetchOnce(`${this.url}/api/ready`).then(
      (response) => response.ok,
      () => false,
    );
  }
}
