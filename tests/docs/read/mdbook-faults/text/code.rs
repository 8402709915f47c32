// ANCHOR: all
fn main() {}
// ANCHOR_END: all
