import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useFollowProtection, useProtection } from '../features/protection/useProtection.ts'
import { Loading } from '../ui/Loading.tsx'
import { lazyPart } from '../ui/lazy-part.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Frame } from './Frame.tsx'
import { afterFirstPicture, UnreadParts } from './first-picture.tsx'
import { Loaded } from './Loaded.tsx'
import { useApplyPreferences } from './preferences.ts'
import { SelectionProvider, useContexte, useFollowDay } from './selection.tsx'
import { cssVariablesResolver, theme } from './theme.ts'

// Most starts show neither.
const FirstStartScreen = lazyPart(
  async () => (await import('../features/premier-demarrage/FirstStartScreen.tsx')).FirstStartScreen,
)
const UnlockScreen = lazyPart(
  async () => (await import('../features/protection/UnlockScreen.tsx')).UnlockScreen,
)

const AideDock = afterFirstPicture((parts) => parts.AideDock)
const Toasts = afterFirstPicture((parts) => parts.Toasts)

/** Everything the window shows. `styleNonce`: the nonce of this page's security policy. */
export function App({
  queryClient,
  styleNonce,
}: {
  readonly queryClient: QueryClient
  readonly styleNonce: string
}) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      withGlobalClasses={false}
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <Suspense fallback={<Loading />}>
            <Content />
          </Suspense>
          <AideDock />
          <Toasts />
          <UnreadParts />
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** The password screen while the data are shut; otherwise the app. */
function Content() {
  useApplyPreferences()
  useFollowProtection()
  return (
    <Loaded query={useProtection()}>
      {({ isVerrouillee }) => (isVerrouillee ? <UnlockScreen /> : <Opened />)}
    </Loaded>
  )
}

/** First start until the base holds an année; then the frame and its screens. */
function Opened() {
  const query = useContexte()
  useFollowDay()
  return (
    <Loaded query={query}>
      {(contexte) => {
        const [latest, ...others] = contexte.annees
        if (latest === undefined) return <FirstStartScreen today={contexte.today} />
        return (
          <SelectionProvider contexte={contexte} annees={[latest, ...others]}>
            <Frame />
          </SelectionProvider>
        )
      }}
    </Loaded>
  )
}
