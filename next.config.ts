import type { NextConfig } from "next";

const config: NextConfig = {
  output: process.env.BUILD_STANDALONE === "1" ? "standalone" : undefined,
  // The API answers the same with and without a trailing slash (docs/contract.md, section 4); never a redirect.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run typecheck` is a step of the tests; a build on a fresh machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pg",
    "graphile-worker",
    "@node-rs/argon2",
    "pino",
    "pdfkit",
    "prom-client",
    "@opentelemetry/api",
    "@opentelemetry/context-async-hooks",
    "@opentelemetry/core",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace",
  ],
  // The project says in its own words how to work on it.
  agentRules: false,
  // Loading every page before the first answer costs a second; each is loaded at its own first visit instead.
  experimental: { serverActions: { bodySizeLimit: "4mb" }, preloadEntriesOnStart: false },
};

export default config;
