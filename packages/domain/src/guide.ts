/** How many pages the guides of an API have at the most. */
export const GUIDES_MAX = 500;

/** Of one file beside the pages, of all of an API, and how many. */
export const GUIDE_FILE_BYTES_MAX = 5_000_000;
export const GUIDE_FILES_BYTES_MAX = 100_000_000;
export const GUIDE_FILES_MAX = 200;
/** What an image unpacks to, at four bytes a pixel: 100 MB. */
export const GUIDE_IMAGE_PIXELS_MAX = 25_000_000;
export const GUIDE_IMAGE_SIDE_MAX = 10_000;
