/** A token bucket: `rate` tokens a second, at most `burst` saved up. */
export type Bucket = {
  take(): boolean;
};

export const createBucket = (rate: number, burst: number, now: () => number): Bucket => {
  let tokens = burst;
  let at = now();
  return {
    take: () => {
      const time = now();
      // A clock that went back adds nothing.
      tokens = Math.min(burst, tokens + (Math.max(0, time - at) / 1000) * rate);
      at = time;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
};

export type MethodSetting = {
  /** A resource with `~1` for `/`, or `/*`. */
  readonly resourcePath: string;
  readonly httpMethod: string;
  readonly rate: number;
  readonly burst: number;
};

export type Throttle = {
  allows(resource: string, method: string): boolean;
};

/** Stage throttling: the most specific setting of a method has its own bucket, all others share the stage's. */
export const createThrottle = (
  settings: readonly MethodSetting[],
  now: () => number = () => performance.now(),
): Throttle => {
  const buckets = new Map<string, Bucket | undefined>();
  const byKey = new Map<string, Bucket>();
  for (const setting of settings) {
    const resource =
      setting.resourcePath === '/*'
        ? '*'
        : `/${setting.resourcePath.replace(/^\//, '').replaceAll('~1', '/').replace(/^\//, '')}`;
    byKey.set(`${setting.httpMethod} ${resource}`, createBucket(setting.rate, setting.burst, now));
  }
  const choose = (resource: string, method: string): Bucket | undefined =>
    byKey.get(`${method} ${resource}`) ?? byKey.get(`* ${resource}`) ?? byKey.get(`${method} *`) ?? byKey.get('* *');
  return {
    allows: (resource, method) => {
      const key = `${method} ${resource}`;
      if (!buckets.has(key)) buckets.set(key, choose(resource, method));
      return buckets.get(key)?.take() ?? true;
    },
  };
};
