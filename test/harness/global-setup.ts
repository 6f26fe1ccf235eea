import type { TestProject } from "vitest/node";
import { dropDatabase, makeTemplate, startTestServer } from "./test-server";

declare module "vitest" {
  interface ProvidedContext {
    /** A database of the test server that nobody's data is in, to make and drop others from. */
    adminDatabaseUrl: string;
    templateDatabase: string;
  }
}

/** One PostgreSQL for the whole run, and in it one migrated and seeded template that every test file gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = `igny8_template_${process.pid}`;
  await makeTemplate(server.adminUrl, template);
  project.provide("adminDatabaseUrl", server.adminUrl);
  project.provide("templateDatabase", template);
  return async () => {
    await dropDatabase(server.adminUrl, template);
    await server.stop();
  };
}
