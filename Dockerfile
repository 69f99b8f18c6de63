# Onus on Node 24, with the databases on a PostgreSQL server beside it (docker-compose.yml).

FROM node:24-bookworm-slim AS build
WORKDIR /onus
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /onus
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 ONUS_HOME=/data
# The data folder is all that the app may write to. It does not run as root.
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=node:node /onus /onus
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "lib/cli/start.mjs"]
