const en = {
  statuses: { draft: 'Draft', published: 'Published', deprecated: 'Deprecated', retired: 'Retired' },
};
const de: typeof en = {
  statuses: { draft: 'Entwurf', published: 'Veröffentlicht', deprecated: 'Veraltet', retired: 'Eingestellt' },
};
export const versions = { en, de };
