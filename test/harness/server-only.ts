// Stands in for the package `server-only`, whose one job is to fail in a browser bundle.
export {};
