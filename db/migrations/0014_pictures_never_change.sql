CREATE TRIGGER pictures_never_change BEFORE UPDATE ON "pictures"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
