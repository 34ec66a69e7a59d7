/* Stands in for Windows' bcryptprimitives.dll, which Wine 8 lacks and every Rust program asks for random octets. For tests
 * under Wine only: it is built beside the programs under test and never shipped. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE octets, SIZE_T count) {
  return RtlGenRandom(octets, (ULONG)count);
}
