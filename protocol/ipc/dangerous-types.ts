/**
 * Endings of names that a system runs, mounts, installs or follows when the file is opened: nobody may save one without
 * having been warned (security.md, row 14). From Chromium's list of dangerous file types
 * (components/safe_browsing/content/resources/download_file_types.asciipb), the blocked attachments of Outlook, and what
 * runs by a double click on macOS and Linux desktops; documents are those of Office that carry macros.
 */
const DANGEROUS: Record<string, readonly string[]> = {
  'can run as a program': [
    ...['app', 'appimage', 'appx', 'bat', 'bin', 'chm', 'cmd', 'com', 'cpl', 'dll', 'elf', 'exe', 'gadget'],
    ...['hta', 'jar', 'jnlp', 'js', 'jse', 'msc', 'mst', 'msp', 'pif', 'pl', 'ps1', 'ps1xml', 'psm1', 'py'],
    ...['rb', 'run', 'scr', 'sct', 'sh', 'bash', 'zsh', 'csh', 'fish', 'ksh', 'command', 'tool', 'terminal'],
    ...['vb', 'vbe', 'vbs', 'ws', 'wsc', 'wsf', 'wsh', 'workflow', 'action', 'scpt', 'scptd', 'applescript'],
    ...['class', 'dex', 'apk', 'xll', 'xbap', 'application', 'out', 'so', 'dylib', 'sys', 'drv', 'ocx'],
  ],
  'can install programs': [
    'deb',
    'rpm',
    'flatpakref',
    'flatpakrepo',
    'snap',
    'msi',
    'msix',
    'msixbundle',
    'appxbundle',
    'pkg',
    'mpkg',
    'dmg',
    'crx',
    'xpi',
    'vsix',
    'mobileconfig',
    'reg',
    'inf',
    'theme',
    'themepack',
  ],
  'can hold programs inside': ['iso', 'img', 'vhd', 'vhdx', 'vmdk', 'cab', 'udf'],
  'can open something else': [
    'desktop',
    'lnk',
    'scf',
    'url',
    'webloc',
    'inetloc',
    'fileloc',
    'library-ms',
    'search-ms',
    'searchconnector-ms',
    'settingcontent-ms',
    'appref-ms',
    'rdp',
    'website',
  ],
  'can run scripts': [
    'htm',
    'html',
    'xhtml',
    'xht',
    'shtml',
    'mht',
    'mhtml',
    'svg',
    'svgz',
    'xml',
    'xsl',
    'xslt',
    'swf',
    'hlp',
  ],
  'can run macros': [
    'docm',
    'dotm',
    'xlsm',
    'xltm',
    'xlam',
    'xlsb',
    'pptm',
    'potm',
    'ppam',
    'ppsm',
    'sldm',
    'one',
    'iqy',
    'slk',
    'mdb',
    'accdb',
    'ade',
    'adp',
    'mde',
  ],
}
const BY_ENDING = new Map(
  Object.entries(DANGEROUS).flatMap(([does, endings]) => endings.map((ending) => [ending, does] as const)),
)

/**
 * What opening a file of this name can do, as the end of a sentence: "can run as a program". Null when nothing is known
 * against it. The last ending counts, as it does for the system; spaces and dots behind it do not.
 */
export function dangerOf(name: string): string | null {
  const ending = /\.([^.]+)$/.exec(name.replace(/[\s.]+$/u, ''))?.[1]?.toLowerCase() ?? ''
  return BY_ENDING.get(ending) ?? null
}
