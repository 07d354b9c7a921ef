declare module 'virtual:sandbox-guest' {
  /** The address of the sandbox's worker script. */
  const url: string;
  export default url;
}
