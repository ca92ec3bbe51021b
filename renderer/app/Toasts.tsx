import { Notifications, notifications, useNotifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { useRoute } from './router.ts'

/** Age in milliseconds under which a toast stays: the act that led to the new screen has just shown it. */
const JUST_SHOWN = 1000

/**
 * The toasts, at the bottom right. They cover nothing: the screen gives them their room
 * (`--toasts-height`, in Frame.module.css), and they go when another screen is opened.
 */
export function Toasts() {
  const { notifications: shown } = useNotifications()
  const { screen } = useRoute()
  const births = useRef(new Map<string, number>())
  for (const { id } of shown) {
    if (id !== undefined && !births.current.has(id)) births.current.set(id, Date.now())
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is what makes them go
  useEffect(() => {
    for (const [id, at] of births.current) {
      if (Date.now() - at < JUST_SHOWN) continue
      births.current.delete(id)
      notifications.hide(id)
    }
  }, [screen])
  useEffect(() => {
    const root = document.querySelector('.mantine-Notifications-root[data-position="bottom-right"]')
    const give = (height: number) =>
      document.documentElement.style.setProperty('--toasts-height', `${height}px`)
    if (root === null || shown.length === 0) {
      give(0)
      return undefined
    }
    const observer = new ResizeObserver(() => give(Math.ceil(root.getBoundingClientRect().height)))
    observer.observe(root)
    return () => observer.disconnect()
  }, [shown.length])
  return <Notifications position="bottom-right" autoClose={8000} />
}
