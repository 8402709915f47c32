// line 1
use std::io;
// ANCHOR: all
fn main() {
    // ANCHOR: body
    let quoin = "wedge";
    // ANCHOR: inner
    // ANCHOR: twice
    println!("{quoin}");
    // ANCHOR_END: twice
    // ANCHOR_END: inner
    // ANCHOR_END: body
}
// ANCHOR_END: all
// ANCHOR: twice
fn second() {}
// ANCHOR_END: twice
