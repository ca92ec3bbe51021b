import { expect, test } from 'vitest'
import { isOwnPage } from '../../../main/app/origin.ts'

test.each(['app://cartable/', 'app://cartable/index.html', 'app://cartable/index.html#/bilan'])(
  '%s is the page of the app',
  (url) => {
    expect(isOwnPage(url)).toBe(true)
  },
)

test.each([
  'https://cartable/',
  'http://cartable/index.html',
  'file:///index.html',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
  'app://cartable.evil.example/',
  'app://evil.example/index.html',
  'app://cartable:80/',
  'app://cartable@evil.example/',
  'app://user@cartable/',
  'app://cartable/assets/index.js',
  'app:cartable/index.html',
  'not a URL',
  '',
])('%s is not the page of the app', (url) => {
  expect(isOwnPage(url)).toBe(false)
})
