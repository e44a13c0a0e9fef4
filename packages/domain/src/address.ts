/** A mail address as it is compared: two that differ in case, or in how their letters are composed, are one. */
export const foldAddress = (address: string): string => address.normalize('NFC').toLowerCase().normalize('NFC');
