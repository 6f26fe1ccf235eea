const root = process.env.PROJECT_ROOT;

// Where the app's own settings bear on speed, the same.
export default {
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  agentRules: false,
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pg"],
  turbopack: { root },
  outputFileTracingRoot: root,
};
