/** The satchel of the app's icon. Decorative: the name stands beside it. */
export function Logo({ size = 28 }: { readonly size?: number | string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <path
        d="M23 15v-2a6 6 0 0 1 6-6h6a6 6 0 0 1 6 6v2"
        fill="none"
        stroke="#7f3b14"
        strokeWidth="4"
      />
      <rect x="6" y="14" width="52" height="42" rx="8" fill="#b9622a" />
      <path
        d="M6 22a8 8 0 0 1 8-8h36a8 8 0 0 1 8 8v7c0 6-5 10-11 10H17C11 39 6 35 6 29z"
        fill="#9c4a1a"
      />
      <rect x="17" y="32" width="9" height="14" rx="3" fill="#f7e6d5" />
      <rect x="38" y="32" width="9" height="14" rx="3" fill="#f7e6d5" />
      <circle cx="21.5" cy="41" r="1.8" fill="#7f3b14" />
      <circle cx="42.5" cy="41" r="1.8" fill="#7f3b14" />
    </svg>
  )
}
