import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { AideDock } from '../features/aide/AideDock.tsx'
import { useFollowProtection, useProtection } from '../features/protection/useProtection.ts'
import { AfterFirstPicture, Loading } from '../ui/Loading.tsx'
import { Frame } from './Frame.tsx'
import { Loaded } from './Loaded.tsx'
import { useApplyPreferences } from './preferences.ts'
import { SelectionProvider, useContexte, useFollowDay } from './selection.tsx'
import { Toasts } from './Toasts.tsx'
import { cssVariablesResolver, theme } from './theme.ts'

// Most starts show neither.
const FirstStartScreen = lazy(async () => ({
  default: (await import('../features/premier-demarrage/FirstStartScreen.tsx')).FirstStartScreen,
}))
const UnlockScreen = lazy(async () => ({
  default: (await import('../features/protection/UnlockScreen.tsx')).UnlockScreen,
}))

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
      getStyleNonce={() => styleNonce}
    >
      <DatesProvider settings={{ locale: 'fr', firstDayOfWeek: 1, weekendDays: [] }}>
        <QueryClientProvider client={queryClient}>
          <Suspense fallback={<Loading />}>
            <Content />
          </Suspense>
          <AfterFirstPicture>
            <AideDock />
            <Toasts />
          </AfterFirstPicture>
        </QueryClientProvider>
      </DatesProvider>
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
