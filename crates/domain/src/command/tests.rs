use super::*;

#[test]
fn a_share_that_is_not_open_is_the_command_that_older_versions_kept() {
    let kept = r#"{"type":"record_share","story":"00000000-0000-0000-0000-000000000001","network":"x","caption":"Look"}"#;
    let body: CommandBody = serde_json::from_str(kept).unwrap();
    assert!(matches!(body, CommandBody::RecordShare { open: false, .. }));
    assert_eq!(serde_json::to_string(&body).unwrap(), kept, "else its digest, sent again, would be another");
    let open: CommandBody =
        serde_json::from_str(&kept.replace(r#""Look""#, r#""Look","open":true"#)).unwrap();
    assert!(matches!(open, CommandBody::RecordShare { open: true, .. }));
    let id = CommandId::v7(Instant::from_millis(1), &[1; 10]);
    assert_ne!(Command { id, body: open }.digest(), Command { id, body }.digest());
}
