# The production image: build with everything, ship what the build traced. See docs/deploy.md.
FROM node:22.21.1-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN BUILD_STANDALONE=1 npm run build

FROM node:22.21.1-bookworm-slim
WORKDIR /app
# An image listens to its network; who may reach it is decided outside.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000
COPY --from=build --chown=node:node /app/.next/standalone ./
COPY --from=build --chown=node:node /app/.next/static ./.next/static
COPY --from=build --chown=node:node /app/.next/igny8-start.mjs /app/.next/igny8-front.mjs ./.next/
COPY --from=build --chown=node:node /app/public ./public
COPY --from=build --chown=node:node /app/drizzle ./drizzle
COPY --from=build --chown=node:node /app/lib/invoices/pdf/fonts ./lib/invoices/pdf/fonts
COPY --from=build --chown=node:node /app/scripts/start.mjs /app/scripts/health.mjs ./scripts/
USER node
EXPOSE 3000
# Migrating and seeding come before the first answer, hence the patience.
HEALTHCHECK --interval=10s --timeout=3s --retries=6 CMD ["node", "scripts/health.mjs"]
# Node itself is process 1, so that SIGTERM reaches it and requests are drained.
CMD ["node", "--max-semi-space-size=32", "scripts/start.mjs", "--prebuilt"]
