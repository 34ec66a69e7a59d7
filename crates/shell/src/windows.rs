//! Calls Windows where the standard library does not.
//!
//! Takes paths, gives plain values: moves a finished file for good, asks a disk for its room and its kind, asks whose the console
//! window is and waits for a key in it. The only room of both programs with unsafe code; every call gets buffers of its own.
#![expect(unsafe_code, reason = "the system's calls are declared as unsafe")]

use std::ffi::OsStr;
use std::io;
use std::os::windows::ffi::OsStrExt as _;
use std::path::Path;
use std::ptr::{null, null_mut};

use windows_sys::Win32::Foundation::{HANDLE, INVALID_HANDLE_VALUE};
use windows_sys::Win32::Storage::FileSystem::{
    DeleteFileW, GetDiskFreeSpaceExW, GetVolumeInformationW, GetVolumePathNameW,
    MOVEFILE_REPLACE_EXISTING, MOVEFILE_WRITE_THROUGH, MoveFileExW,
};
use windows_sys::Win32::System::Console::{
    ENABLE_ECHO_INPUT, ENABLE_LINE_INPUT, FlushConsoleInputBuffer, GetConsoleMode,
    GetConsoleProcessList, GetStdHandle, ReadConsoleW, STD_INPUT_HANDLE, STD_OUTPUT_HANDLE,
    SetConsoleMode,
};

/// The longest path of a volume that is asked for, in UTF-16 units.
const LONGEST: usize = 32_768;

/// Text as the system takes it, ended with a zero.
fn wide(text: &OsStr) -> Vec<u16> {
    text.encode_wide().chain([0]).collect()
}

/// A path of any length: the folder's real path (`\\?\…`) and the name.
fn any_length(path: &Path) -> io::Result<Vec<u16>> {
    if path.as_os_str().as_encoded_bytes().starts_with(br"\\?\") {
        return Ok(wide(path.as_os_str()));
    }
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let folder = crate::publish::parent(path).canonicalize()?;
    Ok(wide(folder.join(name).as_os_str()))
}

/// What the last call failed with, if it did.
fn worked(answer: i32) -> io::Result<()> {
    match answer {
        0 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

/// Moves a file or folder to a name where nothing stands, and returns once the disk has it.
pub fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    let (from, to) = (any_length(from)?, any_length(to)?);
    // Without MOVEFILE_REPLACE_EXISTING it fails with "already exists" in one step.
    worked(unsafe { MoveFileExW(from.as_ptr(), to.as_ptr(), MOVEFILE_WRITE_THROUGH) })
}

/// Moves a file over another one, in one step, and returns once the disk has it.
pub fn move_over(from: &Path, to: &Path) -> io::Result<()> {
    let (from, to) = (any_length(from)?, any_length(to)?);
    let how = MOVEFILE_WRITE_THROUGH | MOVEFILE_REPLACE_EXISTING;
    worked(unsafe { MoveFileExW(from.as_ptr(), to.as_ptr(), how) })
}

/// Removes a file of our own making.
pub fn remove_file(path: &Path) -> io::Result<()> {
    let path = any_length(path)?;
    worked(unsafe { DeleteFileW(path.as_ptr()) })
}

/// Where the disk of a folder begins: `D:\`, `\\server\share\` or the folder it is mounted on.
fn volume(folder: &Path) -> io::Result<Vec<u16>> {
    let folder = wide(folder.canonicalize()?.as_os_str());
    let mut root = vec![0u16; LONGEST];
    worked(unsafe { GetVolumePathNameW(folder.as_ptr(), root.as_mut_ptr(), LONGEST as u32) })?;
    Ok(root)
}

/// Octets that this person may still write on the disk of a folder.
pub fn room(folder: &Path) -> io::Result<u64> {
    let root = volume(folder)?;
    let mut room = 0u64;
    worked(unsafe { GetDiskFreeSpaceExW(root.as_ptr(), &raw mut room, null_mut(), null_mut()) })?;
    Ok(room)
}

/// What the file system of a folder is called: `NTFS`, `FAT32`, `exFAT`.
pub fn file_system(folder: &Path) -> io::Result<String> {
    let root = volume(folder)?;
    let mut name = [0u16; 64];
    worked(unsafe {
        GetVolumeInformationW(
            root.as_ptr(),
            null_mut(),
            0,
            null_mut(),
            null_mut(),
            null_mut(),
            name.as_mut_ptr(),
            name.len() as u32,
        )
    })?;
    let end = name.iter().position(|&c| c == 0).unwrap_or(name.len());
    Ok(String::from_utf16_lossy(&name[..end]))
}

/// A standard handle and its mode, if it is a console.
fn console(which: u32) -> Option<(HANDLE, u32)> {
    let handle = unsafe { GetStdHandle(which) };
    let mut mode = 0;
    let usable = !handle.is_null() && handle != INVALID_HANDLE_VALUE;
    (usable && unsafe { GetConsoleMode(handle, &raw mut mode) } != 0).then_some((handle, mode))
}

/// Whether the console window is this process's alone and what it reads and prints goes there: nobody typed a command in it, and it
/// closes when the process ends.
pub fn console_is_own() -> bool {
    let mut processes = [0u32; 2];
    let count = unsafe { GetConsoleProcessList(processes.as_mut_ptr(), processes.len() as u32) };
    count == 1 && console(STD_INPUT_HANDLE).is_some() && console(STD_OUTPUT_HANDLE).is_some()
}

/// Waits for one key in the console; keys that were pressed before do not count.
pub fn wait_for_key() {
    let Some((input, mode)) = console(STD_INPUT_HANDLE) else {
        return;
    };
    let mut key = [0u16; 1];
    let mut count = 0;
    unsafe {
        SetConsoleMode(input, mode & !(ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT));
        FlushConsoleInputBuffer(input);
        ReadConsoleW(input, key.as_mut_ptr().cast(), 1, &raw mut count, null());
        SetConsoleMode(input, mode);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_has_a_kind_and_room() {
        let folder = tempfile::tempdir().unwrap();
        assert!(room(folder.path()).unwrap() > 0);
        assert!(!file_system(folder.path()).unwrap().is_empty());
    }
}
