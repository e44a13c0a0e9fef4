/** What somebody likes; what they did not say is as their browser has it. */
export type Preferences = {
  readonly language?: 'en' | 'de' | undefined;
  readonly theme?: 'light' | 'dark' | undefined;
  /** A name of the IANA time zone database. */
  readonly timeZone?: string | undefined;
  /** What they are told by mail; all of it, unless they said no to some of it. */
  readonly mails?: MailSwitches | undefined;
};

export type MailSwitches = {
  /** A sign-in from a device that is new; what else touches the account is mailed whatever they say. */
  readonly security?: boolean | undefined;
  /** What happens in their teams. */
  readonly teams?: boolean | undefined;
  /** Versions, deprecations and incidents of APIs they use. */
  readonly apis?: boolean | undefined;
};
