/** A porch seen from the front: the pediment and four columns. */
export const Logo = ({ size = 26 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">
    <path d="M16 2.5 30 10v2.6H2V10z" />
    <path
      d="M4.6 14.6h3.6v10.2H4.6zM11 14.6h3.6v10.2H11zM17.4 14.6H21v10.2h-3.6zM23.8 14.6h3.6v10.2h-3.6z"
      opacity=".82"
    />
    <path d="M2.6 26.6h26.8v2.9H2.6z" />
  </svg>
);
