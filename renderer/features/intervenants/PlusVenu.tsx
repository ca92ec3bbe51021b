import { IconClockExclamation } from '@tabler/icons-react'
import { Tag } from '../../ui/Tag.tsx'

/** Three weeks of séances went by without them. */
export function PlusVenu() {
  return (
    <Tag tone="warn" icon={<IconClockExclamation aria-hidden />}>
      Plus venu depuis 3 semaines
    </Tag>
  )
}
