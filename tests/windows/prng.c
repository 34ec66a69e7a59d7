/* Stands in for bcryptprimitives.dll where Wine has none. For tests only: it lies beside a copy of the program and is never shipped. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE octets, SIZE_T count) {
    return RtlGenRandom(octets, (ULONG)count);
}
